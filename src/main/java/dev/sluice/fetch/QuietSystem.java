package dev.sluice.fetch;

import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The system as JGit may see it: no configuration outside the repository, so that results are the same for everyone and
 * nothing is written to the user's home; and a known time stamp resolution, which JGit 7.8 otherwise measures for seconds on
 * the first run (org.eclipse.jgit.util.FS.FileStoreAttributes).
 */
final class QuietSystem extends SystemReader.Delegate {
    private static final String MEASURED = "filesystem";

    private QuietSystem(SystemReader system) {
        super(system);
    }

    /** Makes JGit use it; doing so again changes nothing. */
    static void install() {
        if (!(SystemReader.getInstance() instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        Empty config = new Empty(parent, fs);
        for (FileStore store : FileSystems.getDefault().getFileStores()) {
            String key = getProperty("java.vendor") + "|" + getProperty("java.version") + "|" + store.name();
            config.setString(MEASURED, key, "timestampResolution", "1 milliseconds");
            config.setString(MEASURED, key, "minRacyThreshold", "10 milliseconds");
        }
        return config;
    }

    /** A configuration that lives in memory only. */
    private static final class Empty extends FileBasedConfig {
        Empty(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // Nothing to load: the configuration is what was set.
        }

        @Override
        public void save() {
            // Nothing outside the repository is ever written.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
