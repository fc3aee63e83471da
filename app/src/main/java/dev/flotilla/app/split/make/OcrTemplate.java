package dev.flotilla.app.split.make;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A main server with a database, a queue and a web application, and workers that reach them by name from other hosts. Its
 * text holds no credentials: they are variables without which the file is refused.
 */
public final class OcrTemplate {
    /** What must be given; never written. */
    public static final List<String> CREDENTIALS = List.of("MONGO_USER", "MONGO_PASSWORD");

    private static final String MAIN = """
            # A main server and remote workers. Images and credentials are variables: name them in the environment, or in
            # .env beside this file, which version control should ignore.
            name: ocr
            services:
              mongodb:
                image: mongo:7
                restart: unless-stopped
                environment:
                  MONGO_INITDB_ROOT_USERNAME: ${MONGO_USER:?name the user of the database}
                  MONGO_INITDB_ROOT_PASSWORD: ${MONGO_PASSWORD:?name the password of the database}
                volumes:
                  - mongo:/data/db
                healthcheck:
                  test: [CMD, mongosh, --quiet, --eval, "db.adminCommand('ping').ok"]
                  interval: 10s
                  retries: 6
              nsqlookupd:
                image: nsqio/nsq:v1.3.0
                restart: unless-stopped
                command: /nsqlookupd
                expose: ["4160", "4161"]
              nsqd:
                image: nsqio/nsq:v1.3.0
                restart: unless-stopped
                # Its own name is what it tells workers; that name resolves at their side as well.
                command: /nsqd --lookupd-tcp-address=nsqlookupd:4160 --broadcast-address=nsqd
                expose: ["4150", "4151"]
                depends_on: [nsqlookupd]
              backend:
                image: ${BACKEND_IMAGE:-ocr-backend:latest}
                restart: unless-stopped
                environment:
                  MONGO_URI: mongodb://${MONGO_USER}:${MONGO_PASSWORD}@mongodb:27017/ocr?authSource=admin
                  NSQD_ADDRESS: nsqd:4150
                  NSQLOOKUPD_ADDRESSES: nsqlookupd:4161
                ports: ["5000:5000"]
                depends_on:
                  mongodb: {condition: service_healthy}
                  nsqd: {condition: service_started}
              frontend:
                image: ${FRONTEND_IMAGE:-ocr-frontend:latest}
                restart: unless-stopped
                ports: ["80:80"]
                depends_on: [backend]
            """;

    private static final String WORKER = """
              worker%d:
                image: ${WORKER_IMAGE:-ocr-worker:latest}
                restart: unless-stopped
                environment:
                  MONGO_URI: mongodb://${MONGO_USER}:${MONGO_PASSWORD}@mongodb:27017/ocr?authSource=admin
                  NSQD_ADDRESS: nsqd:4150
                  NSQLOOKUPD_ADDRESSES: nsqlookupd:4161
                depends_on:
                  mongodb: {condition: service_healthy}
                  nsqd: {condition: service_started}
            """;

    private OcrTemplate() {}

    /** The stack on one host, with so many workers, the first of which is the first worker of the guide. */
    public static String text(int workers) {
        StringBuilder text = new StringBuilder(MAIN);
        IntStream.rangeClosed(1, workers).mapToObj(WORKER::formatted).forEach(text::append);
        return text.append("volumes:\n  mongo: {}\n").toString();
    }
}
