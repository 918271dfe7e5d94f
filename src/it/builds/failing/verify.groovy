import groovy.json.JsonSlurper

String log = new File(basedir, "build.log").text
String mistake = "infrastructure/cert-manager/trust-manager.yaml:16:15: "
int failure = log.indexOf("Failed to execute goal")
assert log.indexOf(mistake) < failure : "the report stands in the log"
String message = log.substring(failure)
assert message.contains(": 1 error")
assert message.contains(mistake) && message.contains("[SRC002]")
assert !log.contains("\tat ") : "findings are no exception"

def sarif = new JsonSlurper().parse(new File(basedir, "target/sluice.sarif"))
assert sarif.runs[0].results*.ruleId == ["SRC002"]
assert new JsonSlurper().parse(new File(basedir, "target/sluice.json")) : "each report is written"
