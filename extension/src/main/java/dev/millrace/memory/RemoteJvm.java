package dev.millrace.memory;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of this machine and user, asked over JMX. */
final class RemoteJvm implements AutoCloseable {

    private final JMXConnector connector;

    private RemoteJvm(JMXConnector connector) {
        this.connector = connector;
    }

    /** Only a JVM may be attached to: the signal for that would end any other process. */
    static boolean isJvm(long pid) {
        return VirtualMachine.list().stream()
                .anyMatch(machine -> machine.id().equals(Long.toString(pid)));
    }

    /** Has the other JVM start its management agent, which listens on loopback, and connects. */
    @SuppressWarnings("BanJNDI") // the address comes from a JVM of the same user and machine
    static RemoteJvm attach(long pid) throws IOException {
        if (!isJvm(pid)) {
            throw new IOException("it is no JVM that jps lists");
        }
        return new RemoteJvm(JMXConnectorFactory.connect(new JMXServiceURL(agentOf(pid))));
    }

    private static String agentOf(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    MBeanServerConnection beans() throws IOException {
        return connector.getMBeanServerConnection();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
