package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.model.GitAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTest {
    /** Expectations as kustomize 5.8.2 has them (api 0.21.2, internal/git): URL, directory, revision. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "github.com/org/repo|https://github.com/org/repo|''|''",
                "github.com/org/repo/a/b?ref=v1|https://github.com/org/repo|a/b|v1",
                "https://github.com/org/repo//a/b/?ref=v1.0.6|https://github.com/org/repo|a/b/|v1.0.6",
                "HTTPS://GitHub.com/org/repo|https://github.com/org/repo|''|''",
                "http://github.com/org/repo.git/a|https://github.com/org/repo.git|a|''",
                "git::https://github.com/org/repo//a|https://github.com/org/repo|a|''",
                "git@github.com:org/repo.git//a?ref=b|git@github.com:org/repo.git|a|b",
                "git@github.com/org/repo/a|git@github.com:org/repo|a|''",
                "github.com:org/repo|https://github.com/org/repo|''|''",
                "ssh://git@github.com/org/repo//a?ref=v1|git@github.com:org/repo|a|v1",
                "ssh://org-12345@github.com/org/repo|org-12345@github.com:org/repo|''|''",
                "ssh://github.com/org/repo|github.com:org/repo|''|''",
                "org-12345@github.com/org/repo|org-12345@github.com:org/repo|''|''",
                "git@gitlab.com:group/sub/project.git?ref=v0.1.0|git@gitlab.com:group/sub/project.git|''|v0.1.0",
                "git@gitlab.com:group/project|git@gitlab.com:group/project|''|''",
                "git@gitlab.com/user:name/repo.git/a|git@gitlab.com/user:name/repo.git|a|''",
                "git@gist.github.com:0123.git|git@gist.github.com:0123.git|''|''",
                "https://gist.github.com/0123.git|https://gist.github.com/0123.git|''|''",
                "ssh://git@host:443/org/repo.git|ssh://git@host:443/org/repo.git|''|''",
                "https://host/group/sub/project.git//a?ref=main|https://host/group/sub/project.git|a|main",
                "https://host/path/to/repo//a/b|https://host/path/to/repo|a/b|''",
                "https://host/org/repo/a/b?ref=g/v|https://host/org/repo|a/b|g/v",
                "https://host/org/repo/?ref=has_git/inside|https://host/org/repo|''|has_git/inside",
                "https://me@dev.azure.com/org/p/_git/repo/a/b|https://me@dev.azure.com/org/p/_git/repo|a/b|''",
                "https://me@dev.azure.com/org/p/_git/repo//a|https://me@dev.azure.com/org/p/_git/repo|a|''",
                "https://host/c/p/_git/repo?version=v1|https://host/c/p/_git/repo|''|v1",
                "https://git-codecommit.us-east-2.amazonaws.com/o/r/a?ref=b"
                        + "|https://git-codecommit.us-east-2.amazonaws.com/o/r|a|b",
                "ssh://git-codecommit.us-east-2.amazonaws.com/o/r/a|ssh://git-codecommit.us-east-2.amazonaws.com/o/r|a|''",
                "file:///srv/repo?ref=b|file:///srv/repo|''|b",
                "file:///srv/repo//a?ref=b|file:///srv/repo|a|b",
                "file:///srv/repo.git/a|file:///srv/repo.git|a|''",
                "file://git@home/repo.git//a|file://git@home/repo.git|a|''",
                "file:///|file:///|''|''",
                "https://host/org/repo?version=a&ref=b|https://host/org/repo|''|b",
                "https://host/org/repo?ref=release%2F1|https://host/org/repo|''|release/1",
                "https://host/org/repo?ref=%zz|https://host/org/repo|''|''",
            })
    void a_name_is_taken_apart(String name, String url, String directory, String revision) {
        GitAddress address = Remote.address(name).orElseThrow();

        assertThat(address.url()).isEqualTo(url);
        assertThat(address.directory()).isEqualTo(directory);
        assertThat(address.revision()).isEqualTo(revision);
        assertThat(Remote.isRepository(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/tmp",
                "../../tmp",
                "src/github.com/org/repo/path",
                "base",
                "htxxxtp://github.com/",
                "ssh://git.example.com",
                "git::___",
                "https://host?ref=group/version/minor",
                "https://github.com/org/repo.git//path/../../exits/repo",
                "github.com!org/repo.git//path",
                "gh:org/repo",
                "https://github.com/thisisa404.yaml",
                "file:////tmp//path/to/whatever",
                "file://",
                "git@scp://github.com/org/repo.git//path",
                "git@ssh://github.com/org/repo.git//path"
            })
    void what_is_no_repository_is_a_path_or_a_file(String name) {
        assertThat(Remote.address(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',27000",
        "timeout=61,61000",
        "timeout=1m1s,61000",
        "timeout=1.5s,1500",
        "timeout=.5h,1800000",
        "timeout=250ms,250",
        "timeout=0,27000",
        "timeout=0s,27000",
        "timeout=-5s,27000",
        "timeout=jiffy,27000",
        "timeout=,27000",
        "timeout=5;x,27000",
    })
    void a_timeout_is_seconds_or_a_duration(String query, long milliseconds) {
        assertThat(address(query).timeout()).isEqualTo(Duration.ofMillis(milliseconds));
    }

    @Test
    void submodules_are_wanted_unless_the_query_says_no() {
        assertThat(address("").submodules()).isTrue();
        assertThat(address("submodules=maybe").submodules()).isTrue();
        assertThat(address("submodules=false").submodules()).isFalse();
        assertThat(address("submodules=0").submodules()).isFalse();
    }

    @Test
    void an_address_does_not_tell_its_credential() {
        assertThat(Remote.address("https://me:hunter2@host/org/repo?ref=v1")
                        .orElseThrow()
                        .toString())
                .isEqualTo("https://host/org/repo?ref=v1");
    }

    private static GitAddress address(String query) {
        return Remote.address("https://host/org/repo?" + query).orElseThrow();
    }
}
