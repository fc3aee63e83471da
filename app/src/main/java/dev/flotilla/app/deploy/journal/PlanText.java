package dev.flotilla.app.deploy.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.stack.Mount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan as JSON for the journal. Every secret in it, and every text that contains one, is written as a reference to
 * the vault; with the same vault the plan comes back whole. Blocks on the vault.
 */
public final class PlanText {
    private static final Pattern REFERENCE = Pattern.compile("\u27e6secret:([^\u27e7]+)\u27e7");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Step.class, ByName.class)
            .addMixIn(Mount.class, ByName.class)
            .registerSubtypes(Step.class.getPermittedSubclasses())
            .registerSubtypes(Mount.class.getPermittedSubclasses())
            .addModule(module())
            .build();

    private final Vault vault;

    public PlanText(Vault vault) {
        this.vault = vault;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByName {}

    public String write(DeployPlan plan) {
        Map<String, String> references = new HashMap<>();
        List<String> secrets = Scrubber.of(plan).secrets();
        UnaryOperator<String> hide = text -> {
            String hidden = text;
            for (String secret : secrets) {
                if (hidden.contains(secret)) {
                    hidden = hidden.replace(secret, reference(secret, references));
                }
            }
            return hidden;
        };
        JsonNode tree = MAPPER.valueToTree(plan);
        hideValues(tree, references);
        return MAPPER.writeValueAsString(each(tree, memoized(hide)));
    }

    public DeployPlan read(String text) {
        UnaryOperator<String> show = hidden -> {
            Matcher matcher = REFERENCE.matcher(hidden);
            StringBuilder plain = new StringBuilder();
            while (matcher.find()) {
                String secret = vault.plain(new SecretRef(matcher.group(1))).orElse("");
                matcher.appendReplacement(plain, Matcher.quoteReplacement(secret));
            }
            return matcher.appendTail(plain).toString();
        };
        return MAPPER.treeToValue(each(MAPPER.readTree(text), show), DeployPlan.class);
    }

    /** Secret values as wholes, however short they are. */
    private void hideValues(JsonNode node, Map<String, String> references) {
        if (node instanceof ObjectNode object && object.path("secret").asBoolean(false)) {
            String plain = object.path("value").asString("");
            if (!plain.isEmpty()) {
                object.put("value", reference(plain, references));
            }
            return;
        }
        node.forEach(child -> hideValues(child, references));
    }

    private String reference(String secret, Map<String, String> references) {
        return references.computeIfAbsent(
                secret, s -> "\u27e6secret:" + vault.keep(s).id() + "\u27e7");
    }

    private static UnaryOperator<String> memoized(UnaryOperator<String> operator) {
        Map<String, String> known = new HashMap<>();
        return text -> known.computeIfAbsent(text, operator);
    }

    private static JsonNode each(JsonNode node, UnaryOperator<String> change) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(change.apply(node.asString()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(e -> copy.set(e.getKey(), each(e.getValue(), change)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(each(item, change)));
            return copy;
        }
        return node;
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(EnvValue.class, new Writing());
        module.addDeserializer(EnvValue.class, new Reading());
        module.addKeyDeserializer(HostId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new HostId(key);
            }
        });
        return module;
    }

    /** Plain values pass through this only within memory; {@link #write} turns them into references. */
    private static final class Writing extends ValueSerializer<EnvValue> {
        @Override
        public void serialize(EnvValue value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeBooleanProperty("secret", value.isSecret());
            out.writeStringProperty("value", value.reveal());
            out.writeEndObject();
        }
    }

    private static final class Reading extends ValueDeserializer<EnvValue> {
        @Override
        public EnvValue deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            String value = node.path("value").asString();
            return node.path("secret").asBoolean() ? EnvValue.secret(value) : EnvValue.of("", value);
        }
    }
}
