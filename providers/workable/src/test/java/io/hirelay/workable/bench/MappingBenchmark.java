package io.hirelay.workable.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hirelay.http.Native;
import io.hirelay.http.WireJson;
import io.hirelay.json.Json;
import io.hirelay.model.Candidate;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.mapping.CandidateMapper;
import io.hirelay.workable.mapping.CandidateView;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import io.hirelay.workable.wire.StageDto;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What mapping a page of a hundred candidates costs, from the provider's bytes to the unified JSON's, against reading the
 * same page into Jackson's tree and writing that out again. The ratio is what counts: of processor time, which other
 * processes on the machine hardly change, and of memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Tag("benchmark")
public class MappingBenchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final StageDto APPLIED = new StageDto("2", "2", "applied", "Applied", "applied", 2);

    private final ObjectMapper jackson = new ObjectMapper();
    private final WireJson wire = new WireJson();
    private final Json json = new Json();
    private byte[] page = new byte[0];

    /** A page of the simulated account. */
    @Setup
    public void fetch() throws IOException, InterruptedException {
        Sandbox sandbox = ServiceLoader.load(Sandbox.class).findFirst().orElseThrow();
        try (Sandbox.Account account = sandbox.start(Sandbox.Options.DEFAULT)) {
            String token =
                    ((Credential.ApiKey) account.connection().credential().current()).token();
            page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(account.baseUri() + "/spi/v3/candidates?limit=100"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
        if (rows().size() != 100) {
            throw new IllegalStateException("not a page of a hundred");
        }
    }

    private List<Native<CandidateDto>> rows() {
        return wire.read(page, CandidatesPage.class).candidates();
    }

    /** Into Jackson's tree and out again. */
    @Benchmark
    public byte[] jacksonTree() throws IOException {
        return jackson.writeValueAsBytes(jackson.readTree(page));
    }

    /** Into unified candidates and out again, the provider's records with them. */
    @Benchmark
    public byte[] unified() {
        List<Candidate> candidates = rows().stream()
                .map(row -> CandidateMapper.MAPPER.row(
                        new CandidateView(row, false, Optional.of(APPLIED), false), row.raw()))
                .toList();
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("result", candidates);
        return json.write(envelope);
    }

    @Test
    void time_and_allocation_against_a_tree() throws RunnerException, IOException, InterruptedException {
        fetch();
        System.out.printf(
                "in %d bytes, tree out %d bytes, unified out %d bytes%n",
                page.length, jacksonTree().length, unified().length);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MappingBenchmark.class.getName() + "\\..*")
                        .forks(2)
                        .jvmArgs("-Xmx512m", "-XX:+UseParallelGC")
                        .warmupIterations(8)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(ProcessorTime.class)
                        .build())
                .run();
        assertEquals(2, results.size());
        double[] time = new double[2];
        double[] allocated = new double[2];
        for (RunResult result : results) {
            int i = result.getParams().getBenchmark().endsWith("unified") ? 1 : 0;
            time[i] = result.getSecondaryResults().get(ProcessorTime.NAME).getScore();
            allocated[i] = result.getSecondaryResults().get(ALLOCATED).getScore();
        }
        System.out.printf(
                "tree %.0f us, %.0f KB; unified %.0f us, %.0f KB; ratio: time %.2f, allocation %.2f%n",
                time[0],
                allocated[0] / 1024,
                time[1],
                allocated[1] / 1024,
                time[1] / time[0],
                allocated[1] / allocated[0]);
    }
}
