package io.quarkiverse.sluice.demo.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Settings;

/** Runs a lesson without a server and keeps its lines in the order in which they were written. */
final class Run {

    private Run() {
    }

    /** Runs the lesson; the query is {@code name=value&name=value}. */
    static List<String> of(Lesson lesson, String query) throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        lesson.run(settings(lesson, query), lines::add);
        return List.copyOf(lines);
    }

    static Settings settings(Lesson lesson, String query) {
        return Settings.of(lesson.about(), Arrays.stream(query.split("&")).filter(part -> !part.isEmpty())
                .map(part -> part.split("=")).collect(Collectors.toMap(part -> part[0], part -> List.of(part[1]))));
    }

    /** Where the {@code n}th line that starts so stands, from 1; fails if there are fewer. */
    static int place(List<String> lines, String start, int n) {
        for (int i = 0, seen = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start) && ++seen == n) {
                return i;
            }
        }
        throw new AssertionError("There are fewer than " + n + " lines '" + start + "' in " + lines);
    }
}
