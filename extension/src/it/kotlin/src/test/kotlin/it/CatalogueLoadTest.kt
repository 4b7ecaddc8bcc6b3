package it

import com.sun.net.httpserver.HttpServer
import dev.millrace.Load
import dev.millrace.LoadTest
import dev.millrace.ServiceLevel
import dev.millrace.request.Requests.get
import java.net.InetAddress
import java.net.InetSocketAddress
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach

class CatalogueLoadTest {

    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
    private val base = "http://127.0.0.1:${server.address.port}"

    @BeforeEach
    fun start() {
        server.createContext("/") {
            it.sendResponseHeaders(200, -1)
            it.close()
        }
        server.start()
    }

    @AfterEach
    fun stop() = server.stop(0)

    @LoadTest(requests = 100)
    @ServiceLevel(p90 = "1 min")
    fun every_page_is_served(load: Load) {
        load.run { get("$base/$it") }
    }

    @LoadTest(requests = 100)
    fun returns_the_result(load: Load) = load.run { i -> get("$base/$i") }
}
