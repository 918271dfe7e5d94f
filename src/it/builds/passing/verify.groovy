String log = new File(basedir, "build.log").text
assert log =~ /sluice[^\n]*:lint/ : "the goal is bound to verify"
assert log.contains("staging: 2 Kustomizations")
assert log.contains("0 errors, 0 warnings")
