package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account's file store. A file is known by its key, whose first part says what it is and whose last part is its
 * name. Seeded files are made when they are fetched; uploaded ones are held.
 */
public final class Files {
    private final Offers offers;
    private final Map<String, byte[]> uploaded = new HashMap<>();
    private final Map<Long, List<Entry>> ofCandidate = new HashMap<>();
    private long next = 1;

    Files(Offers offers) {
        this.offers = offers;
    }

    /** A file as the list of a candidate's files shows it. */
    public record Entry(
            String name,
            String key,
            @Nullable String kind,
            @Nullable String source) {}

    public List<Entry> of(Candidate candidate) {
        List<Entry> files = new ArrayList<>();
        Candidate.Resume resume = candidate.resume();
        if (resume != null) {
            files.add(new Entry(resume.filename(), resume.file(), "Resume", "candidate"));
        }
        if (candidate.seed() >= 0
                && candidate.seed() % 5 == 2
                && !candidate.person().anonymized()) {
            String key = "cover_letter/" + candidate.seed() + "/cover_letter.pdf";
            files.add(new Entry("cover_letter.pdf", key, null, "candidate"));
        }
        for (Offer offer : offers.of(candidate).stream().toList()) {
            offer.documents()
                    .forEach(document -> files.add(new Entry(document.name(), document.file(), "Offer", "member")));
        }
        files.addAll(ofCandidate.getOrDefault(candidate.id(), List.of()));
        return files;
    }

    /** Keeps a file and answers its key. */
    public String keep(String category, String name, byte[] content) {
        String key = category + "/u" + next++ + "/" + name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        uploaded.put(key, content);
        return key;
    }

    /** Stands in for a file that the platform would fetch: nothing is fetched, and the content is made up. */
    public String keepFetched(String category, String url) {
        String path = url.replaceAll("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return keep(category, name.isEmpty() ? "file.pdf" : name, SeededFile.pdf(url));
    }

    public void attach(long candidateId, Entry file) {
        ofCandidate.computeIfAbsent(candidateId, id -> new ArrayList<>()).add(file);
    }

    /** Gives the files of one candidate to another. */
    public void handOver(long from, long to) {
        List<Entry> files = ofCandidate.remove(from);
        if (files != null) {
            ofCandidate.computeIfAbsent(to, id -> new ArrayList<>()).addAll(files);
        }
    }

    public Optional<byte[]> content(String key) {
        byte[] content = uploaded.get(key);
        if (content != null) {
            return Optional.of(content);
        }
        String category = key.substring(0, Math.max(0, key.indexOf('/')));
        return switch (category) {
            case "resume", "cover_letter", "offer", "answer", "employee_document" -> Optional.of(SeededFile.pdf(key));
            case "image", "avatar" -> Optional.of(SeededFile.png());
            default -> Optional.empty();
        };
    }

    /** What a file is, by its name. */
    public static String mediaType(String key) {
        String ending = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "pdf" -> "application/pdf";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "doc" -> "application/msword";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "odt" -> "application/vnd.oasis.opendocument.text";
            case "rtf" -> "application/rtf";
            case "txt" -> "text/plain";
            default -> "application/octet-stream";
        };
    }
}
