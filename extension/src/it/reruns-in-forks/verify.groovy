// Loads of two forks do not overlap, and what a rerun publishes does not collide with the first attempt.

def log = new File(basedir, 'build.log').text
assert log.contains('Flakes: 1'): 'the rerun passes'
assert log.contains('waits for another load test of this machine to end'): 'the forks want to send at once'

def runs = []
new File(basedir, 'target/trace.txt').eachLine { if (runs.empty || runs.last() != it) runs << it }
assert runs.toSorted() == ['flaky 1', 'flaky 2', 'steady']: 'a load that another one breaks into comes up twice'

def published = []
new File(basedir, 'target/junit-jupiter').eachFileRecurse(groovy.io.FileType.FILES) { published << it }
assert published*.name.toSorted() ==
        ['result-2.hlog', 'result-2.json', 'result.hlog', 'result.hlog', 'result.json', 'result.json']
assert published.findAll { it.name.startsWith('result-2') }.every { it.path.contains('FlakyLoadTest') }
