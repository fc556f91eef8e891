// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The command: reads what is asked, plays, and writes one page that needs nothing else. */
public final class LaboratoryReport {
    private LaboratoryReport() {}

    /** See {@link Request#USAGE}. */
    public static void main(String[] arguments) throws IOException {
        int status = run(arguments, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs the command; 0 when the page is written, 2 when the request makes no sense. */
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Request request;
        try {
            request = Request.of(arguments);
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
            err.println();
            err.println(Request.USAGE);
            return 2;
        }
        Path file = request.file();
        Files.writeString(file, page(request), StandardCharsets.UTF_8);
        out.println("Written: " + file);
        return 0;
    }

    private static String page(Request request) {
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            return new Report(request, Findings.of(request, threads, workers)).html();
        } finally {
            threads.shutdownNow();
        }
    }
}
