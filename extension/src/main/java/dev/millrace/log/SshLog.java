package dev.millrace.log;

import java.io.IOException;

/** A log in a file of another machine. */
record SshLog(SshLogin login, String path) implements LogSource {

    @Override
    public LogMark end() throws IOException {
        try (SshSession session = SshSession.open(login)) {
            return new FileLog(session.file(path)).end();
        }
    }

    @Override
    public LogStream after(LogMark mark) throws IOException {
        SshSession session = SshSession.open(login);
        try {
            LogStream stream = new FileLog(session.file(path)).after(mark);
            return new LogStream(stream.bytes(), stream.restarted(), session);
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return login + ":" + path;
    }
}
