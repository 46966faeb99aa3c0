package io.quarkiverse.sluice.demo.desk.imports;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.quarkiverse.sluice.demo.desk.order.OrderForm;
import io.quarkiverse.sluice.demo.web.JsonFaults;

/** One JSON object a line, the same as an order that is posted alone. */
@ApplicationScoped
class NdjsonFormat implements LineFormat {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private final ObjectReader forms;

    NdjsonFormat(ObjectMapper mapper) {
        forms = mapper.readerFor(OrderForm.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public boolean isHeader(String line) {
        return false;
    }

    @Override
    public OrderForm parse(String line) throws BadLineException {
        try {
            OrderForm form = forms.readValue(line);
            if (form == null) {
                throw new BadLineException("the line must be a JSON object");
            }
            return form;
        } catch (JsonProcessingException e) {
            var fault = JsonFaults.of(e);
            throw new BadLineException((fault.field().equals(JsonFaults.WHOLE) ? "the line" : fault.field()) + " "
                    + fault.remedy());
        }
    }
}
