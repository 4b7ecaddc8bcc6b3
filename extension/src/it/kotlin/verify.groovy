// An expression body that returns a value is a test that JUnit drops: it fails the build, also where failures are rerun.

def log = new File(basedir, 'build.log').text
def shows = { text -> assert log.contains(text): "the build's log does not show: $text" }

shows '[millrace] CatalogueLoadTest.every_page_is_served: met'
shows '@LoadTest requires that the method return nothing, but it returns LoadResult: JUnit drops it otherwise, and the' +
        ' build would pass without it (CatalogueLoadTest.returns_the_result)'
shows 'Run 2: CatalogueLoadTest.returns_the_result'
shows 'Run 2: OnlyDroppedLoadTest.returns_the_result'
shows 'Tests run: 3, Failures: 0, Errors: 2, Skipped: 0'
