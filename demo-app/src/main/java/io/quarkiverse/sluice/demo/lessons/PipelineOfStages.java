package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> items go through stages, each with its own pace: input, times 2, plus 100, output.
 * <p>
 * <b>Why:</b> the stages work at the same time on different items, results keep their order, and the slowest stage sets
 * the pace of all. Closing the input lets the stages finish one after another, and then the output ends.
 */
@ApplicationScoped
public class PipelineOfStages implements Lesson {

    private static final Parameter ITEMS = Parameter.count("items", 10, 1, 1000, "items that go in");
    private static final Parameter INPUT_PAUSE = Parameter.millis("input-pause", 500, "rest after each item");
    private static final Parameter STAGE_1 = Parameter.millis("stage-1", 300, "time stage 1 takes for an item");
    private static final Parameter STAGE_2 = Parameter.millis("stage-2", 200, "time stage 2 takes for an item");

    @Override
    public About about() {
        return new About("pipeline", "Pipeline",
                "Ten items pass two stages, times 2 and plus 100; while one item is in stage 2, the next is in stage 1.",
                "input-pause=0&stage-1=500", List.of(ITEMS, INPUT_PAUSE, STAGE_1, STAGE_2));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        try (var crew = new Crew("pipeline");
                var pipeline = pipeline(crew, settings, transcript);
                var output = pipeline.output()) {
            crew.start(() -> feed(pipeline.input(), settings, transcript));
            for (DataItem item : output) {
                transcript.line("Output: " + item);
            }
            crew.join();
        }
    }

    private static Pipeline<DataItem, DataItem> pipeline(Crew crew, Settings settings, Transcript transcript) {
        return Channels.<DataItem> pipeline("pipeline")
                .stage("double", item -> {
                    var result = new DataItem(item.id(), item.value() * 2, 1);
                    transcript.line("Stage 1: " + result);
                    Thread.sleep(settings.get(STAGE_1));
                    return result;
                })
                .stage("add", item -> {
                    var result = new DataItem(item.id(), item.value() + 100, 2);
                    transcript.line("Stage 2: " + result);
                    Thread.sleep(settings.get(STAGE_2));
                    return result;
                })
                .executor(crew)
                .build();
    }

    private static void feed(Sender<DataItem> input, Settings settings, Transcript transcript)
            throws InterruptedException {
        try (input) {
            for (int i = 1; i <= settings.get(ITEMS); i++) {
                var item = new DataItem(i, i * 10, 0);
                transcript.line("Input: " + item);
                input.send(item);
                Thread.sleep(settings.get(INPUT_PAUSE));
            }
        }
    }

    private record DataItem(int id, int value, int stage) {

        @Override
        public String toString() {
            return "DataItem { id: " + id + ", value: " + value + ", stage: " + stage + " }";
        }
    }
}
