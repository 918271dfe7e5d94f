package dev.sluice.maven;

import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Whether a module runs a goal only because its parent names it. */
final class Inheritance {
    private Inheritance() {}

    /**
     * Whether the parent lies on this disk and names the plugin, and the project itself does not. Maven 3 hands executions down
     * whatever the descriptor says of {@code inheritedByDefault}. A parent from a repository is a template: what it names is meant for its children.
     */
    static boolean of(MojoExecution execution, MavenProject project) {
        MavenProject parent = project.getParent();
        if (execution.getSource() == MojoExecution.Source.CLI || parent == null || parent.getBasedir() == null) {
            return false;
        }
        String plugin = execution.getPlugin().getKey();
        return names(parent.getBuild(), plugin)
                && !names(project.getOriginalModel().getBuild(), plugin);
    }

    private static boolean names(@Nullable Build build, String plugin) {
        return build != null && build.getPluginsAsMap().containsKey(plugin);
    }
}
