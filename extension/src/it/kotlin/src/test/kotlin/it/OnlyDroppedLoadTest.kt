package it

import dev.millrace.Load
import dev.millrace.LoadTest
import dev.millrace.request.Requests.get

/** A class without any test that JUnit would run. */
class OnlyDroppedLoadTest {

    @LoadTest(requests = 100)
    fun returns_the_result(load: Load) = load.run { i -> get("http://localhost/$i") }
}
