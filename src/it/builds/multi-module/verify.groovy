String log = new File(basedir, "build.log").text
int second = log.lastIndexOf("Scanning for projects")
for (run in [log.substring(0, second), log.substring(second)]) {
    assert run.contains("Reactor Build Order") : "all modules take part"
    assert run.count("clusters/staging/apps.yaml:12:9: error") == 1 : "a repository is judged once for all modules"
    assert run.count("1 error, 0 warnings") == 1
}
