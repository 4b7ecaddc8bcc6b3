// The console shows a block for each run, Surefire's results show where it failed, and the summary comes just before.

def log = new File(basedir, 'build.log').readLines()*.replaceFirst(/^\[(INFO|ERROR)\] ?/, '')

def only = { pattern ->
    def found = log.findIndexValues { it ==~ pattern }
    assert found.size() == 1: "$pattern is there ${found.size()} times"
    found[0] as int
}

only(/\[millrace\] CatalogueLoadTest.every_page_is_served: met/)
only(/\[millrace\] CatalogueLoadTest.no_page_is_missing: MISSED/)

def summary = only(/\[millrace\] 2 runs/)
def results = only(/Results:/)
def table = log.subList(summary + 1, results).findAll { it.trim() }
assert table.size() == 3: 'a head and two runs, and nothing else before the results'
assert table.any { it =~ /every_page_is_served +met +1,000 / }
assert table.any { it =~ /no_page_is_missing +MISSED +200 / }

def source = new File(basedir, 'src/test/java/it/CatalogueLoadTest.java').readLines()
def line = source.findIndexOf { it.contains('/missing') } + 1
def shown = log.subList(results, log.size())
assert shown.any { it =~ /CatalogueLoadTest.no_page_is_missing:$line / }
assert shown.any { it =~ /1 x status 2xx or 3xx: was 404 \(first at index 150\)/ }

def report = new File(basedir, 'target/surefire-reports/TEST-it.CatalogueLoadTest.xml')
def failure = new groovy.xml.XmlSlurper().parse(report).testcase.find { it.@name == 'no_page_is_missing(Load)' }.failure
assert failure.@type == 'org.opentest4j.AssertionFailedError'
assert failure.@message.text().startsWith('CatalogueLoadTest.no_page_is_missing missed 1 of 2 objectives: failures')
assert failure.@message.text().contains('-Dtest=CatalogueLoadTest#no_page_is_missing -Dmillrace.only=150')
