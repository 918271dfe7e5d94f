String log = new File(basedir, "build.log").text
assert log.contains("apps/kustomization.yaml:4:5") : "the remote base is named"
assert log.contains("0 errors")
