package dev.flotilla.app.boot.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import dev.flotilla.app.persistence.DataFolder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A rolling log file that its owner alone can read, whatever the umask says. Without a file name nothing is written.
 * Named in logback.xml.
 */
public final class PrivateFileAppender extends RollingFileAppender<ILoggingEvent> {
    @Override
    public void start() {
        String file = getFile();
        if (file != null && !file.isBlank()) {
            super.start();
        }
    }

    @Override
    public void openFile(String name) throws IOException {
        DataFolder.makePrivate(Path.of(name));
        super.openFile(name);
    }
}
