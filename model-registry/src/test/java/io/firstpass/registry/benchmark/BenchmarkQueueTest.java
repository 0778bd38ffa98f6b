package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Outcome DONE = new Outcome.Measured(Sample.figures(.9, .9, Rate.of(0, 1)));

    private final JobsInMemory jobs = new JobsInMemory();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private final Map<String, Run> runs = new HashMap<>();
    private final BenchmarkQueue queue = queue();

    @Test
    void runsOneAfterTheOtherInTheOrderAsked() {
        runs.put("one", () -> DONE);
        runs.put("two", () -> new Outcome.Refused("it crashed"));
        var one = submit("one");
        var two = submit("two");
        assertThat(state(one)).isEqualTo(new JobState.Queued());
        assertThat(worker).hasSize(1);
        work();
        assertThat(ran).containsExactly("one", "two");
        assertThat(state(one)).isEqualTo(new JobState.Done(NOW, ((Outcome.Measured) DONE).figures()));
        assertThat(state(two)).isEqualTo(new JobState.Refused(NOW, "it crashed"));
    }

    @Test
    void worksAgainAfterItHadNothingToDo() {
        runs.put("one", () -> DONE);
        submit("one");
        work();
        submit("one");
        work();
        assertThat(ran).containsExactly("one", "one");
    }

    @Test
    void neverStartsWhatWasCancelledBefore() {
        var one = submit("one");
        cancelled(one);
        work();
        assertThat(ran).isEmpty();
        assertThat(state(one)).isEqualTo(new JobState.Cancelled(NOW, "boss"));
    }

    @Test
    void stopsWhatRunsAndKeepsWhoCancelledIt() {
        var cancelled = new ArrayList<String>();
        BenchmarkJob[] one = new BenchmarkJob[1];
        runs.put("one", new Run() {
            @Override
            public Outcome run() {
                assertThat(state(one[0])).isEqualTo(new JobState.Running(NOW, 0, 0));
                cancelled(one[0]);
                return new Outcome.Cancelled();
            }

            @Override
            public void cancel() {
                cancelled.add("one");
            }
        });
        one[0] = submit("one");
        work();
        assertThat(cancelled).containsExactly("one");
        assertThat(state(one[0])).isEqualTo(new JobState.Cancelled(NOW, "boss"));
    }

    @Test
    void queuesAgainWhatRanWhenTheProcessDied() {
        runs.put("one", () -> DONE);
        var one = BenchmarkJob.of("one", Sample.GOLDEN, "ml", "", NOW).in(new JobState.Running(NOW, 3, 7));
        jobs.add(one);
        queue().resume();
        assertThat(state(one)).isEqualTo(new JobState.Queued());
        work();
        assertThat(state(one)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void saysWhatKeptItFromRunningAndGoesOn() {
        runs.put("one", () -> {
            throw new IOException("no space left");
        });
        runs.put("two", () -> DONE);
        var one = submit("one");
        var two = submit("two");
        work();
        assertThat(state(one)).isEqualTo(new JobState.Failed(NOW, "the benchmark could not be run: no space left"));
        assertThat(state(two)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void goesOnWithTheNextRequestWhenTheJobsCouldNotBeRead() {
        runs.put("one", () -> DONE);
        jobs.broken = true;
        var one = submit("one");
        work();
        assertThat(state(one)).isEqualTo(new JobState.Queued());
        jobs.broken = false;
        submit("one");
        work();
        assertThat(state(one)).isInstanceOf(JobState.Done.class);
        assertThat(ran).hasSize(2);
    }

    @Test
    void leavesWhatItAbandonsToWhoeverResumesIt() {
        runs.put("one", new Run() {
            private boolean stopped;

            @Override
            public Outcome run() {
                queue.abandon();
                return stopped ? new Outcome.Cancelled() : DONE;
            }

            @Override
            public void cancel() {
                stopped = true;
                runs.put("one", () -> DONE);
            }
        });
        var one = submit("one");
        var two = submit("two");
        work();
        assertThat(state(one)).isInstanceOf(JobState.Running.class);
        queue.look();
        assertThat(worker).isEmpty();

        runs.put("two", () -> DONE);
        queue.resume();
        work();
        assertThat(state(one)).isInstanceOf(JobState.Done.class);
        assertThat(state(two)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void putsAwayTheFilesOfEveryRun() {
        var closed = new ArrayList<String>();
        runs.put("one", new Run() {
            @Override
            public Outcome run() throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void close() {
                closed.add("one");
            }
        });
        submit("one");
        work();
        assertThat(closed).containsExactly("one");
    }

    private BenchmarkJob submit(String digest) {
        var job = BenchmarkJob.of(digest, Sample.GOLDEN, "ml", "", NOW);
        jobs.add(job);
        queue.look();
        return job;
    }

    private void cancelled(BenchmarkJob job) {
        jobs.change(job.id(), new JobState.Cancelled(NOW, "boss"));
        queue.look();
    }

    private BenchmarkQueue queue() {
        return new BenchmarkQueue(
                jobs,
                (job, progress) -> {
                    ran.add(job.digest());
                    return runs.get(job.digest());
                },
                Clock.fixed(NOW, ZoneOffset.UTC),
                worker::add);
    }

    private void work() {
        while (!worker.isEmpty()) worker.remove().run();
    }

    private JobState state(BenchmarkJob job) {
        return jobs.find(job.id()).orElseThrow().state();
    }

    private interface Run extends BenchmarkRun {
        @Override
        default void cancel() {}

        @Override
        default void close() {}
    }
}
