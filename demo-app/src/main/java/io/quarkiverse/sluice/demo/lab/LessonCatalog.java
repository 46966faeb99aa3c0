package io.quarkiverse.sluice.demo.lab;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkiverse.sluice.demo.web.ProblemException;

/** The lessons there are: every bean that is one. */
@ApplicationScoped
public class LessonCatalog {

    private final List<Lesson> lessons;

    LessonCatalog(@Any Instance<Lesson> beans) {
        lessons = beans.stream().sorted(Comparator.comparing(lesson -> lesson.about().name())).toList();
    }

    /** What there is to say about each, by name. */
    public List<About> all() {
        return lessons.stream().map(Lesson::about).toList();
    }

    /**
     * The lesson of that name.
     *
     * @throws ProblemException (404) if there is none
     */
    public Lesson find(String name) {
        return lessons.stream().filter(lesson -> lesson.about().name().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.of(404, "There is no lesson '" + name + "': use one of "
                        + all().stream().map(About::name).collect(Collectors.joining(", "))));
    }
}
