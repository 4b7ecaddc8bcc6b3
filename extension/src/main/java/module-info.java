/** Load tests as ordinary JUnit 5 tests. */
@SuppressWarnings({
    "requires-automatic",
    "requires-transitive-automatic"
}) // HdrHistogram names no module of its own
module dev.millrace {
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;
    requires static org.junit.platform.launcher;
    requires static org.junit.platform.engine;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires java.management;
    requires java.management.rmi;
    requires jdk.attach;
    requires jdk.management;
    requires transitive HdrHistogram;
    requires org.eclipse.jetty.client;
    requires static org.apache.sshd.osgi;
    requires static org.apache.sshd.sftp;

    exports dev.millrace;
    exports dev.millrace.assertions;
    exports dev.millrace.check;
    exports dev.millrace.http;
    exports dev.millrace.log;
    exports dev.millrace.plan;
    exports dev.millrace.request;
    exports dev.millrace.result;
    exports dev.millrace.rows;
}
