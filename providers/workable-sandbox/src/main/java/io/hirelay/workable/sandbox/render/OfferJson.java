package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Offer;
import io.hirelay.workable.sandbox.state.Files;
import java.time.ZoneOffset;

/** Offers and the files of candidates. */
public final class OfferJson {
    private final Links links;

    public OfferJson(Links links) {
        this.links = links;
    }

    public ObjectNode of(Offer offer, Candidate candidate) {
        ObjectNode json = Json.object();
        json.set("candidate", ActivityJson.reference(candidate));
        json.put(
                        "created_at",
                        offer.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString())
                .put("state", offer.state());
        ArrayNode variables = json.putArray("document_variables");
        for (Offer.Variable variable : offer.variables()) {
            ObjectNode row = variables.addObject().put("name", variable.name()).put("slug", variable.slug());
            value(row.putObject("value"), variable);
        }
        ArrayNode documents = json.putArray("documents");
        for (Offer.Document document : offer.documents()) {
            documents
                    .addObject()
                    .put("name", document.name())
                    .put("preview_url", links.file(document.file()))
                    .put("kind", "Offer");
        }
        return json;
    }

    /** What is said of a candidate without an offer. */
    public static ObjectNode none(Candidate candidate) {
        ObjectNode json = Json.object();
        json.putObject("candidate")
                .put("id", Ids.text(candidate.id()))
                .putNull("location")
                .put("name", candidate.person().name());
        return json;
    }

    public ObjectNode file(Files.Entry file) {
        ObjectNode json = Json.object()
                .put("name", file.name())
                .put("preview_url", links.file(file.key()))
                .put("source", file.source());
        return file.kind() == null ? json : json.put("kind", file.kind());
    }

    private static void value(ObjectNode json, Offer.Variable variable) {
        if (variable instanceof Offer.TextVariable text) {
            json.put("body", text.body());
        } else if (variable instanceof Offer.MoneyVariable money) {
            json.putObject("data")
                    .put("amount", money.amount())
                    .put("frequency", money.frequency())
                    .put("currency_iso", money.currency())
                    .put("cached_value", money.amount() + " " + money.currency() + "/" + money.frequency());
        }
    }
}
