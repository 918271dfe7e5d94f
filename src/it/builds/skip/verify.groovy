String log = new File(basedir, "build.log").text
assert log.contains("sluice.skip is set")
assert !log.contains("SRC002")
