package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.http.Native;
import io.hirelay.model.RawJson;
import io.hirelay.workable.wire.StageDto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private final Pipeline pipeline = new Pipeline(Stream.of(
                    new StageDto("1", "a1", "sourced", "Sourced", "sourced", 1),
                    new StageDto("2", "a2", "interview", "Interview", "interview", 2),
                    new StageDto("3", "a3", "interview-1", "Interview", "interview", 3),
                    new StageDto("4", "a4", "phone-screen", "Phone Screen", "phone-screen", 4))
            .map(stage -> new Native<>(stage, RawJson.NULL))
            .toList());

    private List<String> meant(String given) {
        return pipeline.meant(given).stream().map(StageDto::slug).toList();
    }

    @Test
    void aStageGoesBySlugNameIdentifierAndNumber() {
        assertEquals(List.of("phone-screen"), meant("phone-screen"));
        assertEquals(List.of("phone-screen"), meant("PHONE-SCREEN"));
        assertEquals(List.of("phone-screen"), meant("phone SCREEN"));
        assertEquals(List.of("phone-screen"), meant("A4"));
        assertEquals(List.of("phone-screen"), meant("4"));
        assertEquals(List.of(), meant("nowhere"));
    }

    @Test
    void aSlugAsItIsWrittenLeavesNoDoubtAndANameThatTwoHaveDoes() {
        assertEquals(List.of("interview"), meant("interview"));
        assertEquals(List.of("interview", "interview-1"), meant("Interview"));
    }

    @Test
    void aNameThatTwoHaveIsKnownButNamesNoStage() {
        assertEquals(Optional.empty(), pipeline.named("Interview", "interview"));
        assertEquals(true, pipeline.hasNamed("Interview"));
        assertEquals(false, pipeline.hasNamed("Review"));
    }
}
