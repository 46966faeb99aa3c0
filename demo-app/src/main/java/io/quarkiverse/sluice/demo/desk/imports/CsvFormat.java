package io.quarkiverse.sluice.demo.desk.imports;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;

import io.quarkiverse.sluice.demo.desk.order.OrderForm;

/** Comma-separated {@code customer,article,quantity}, quoted as RFC 4180 has it, one order a line. */
@ApplicationScoped
class CsvFormat implements LineFormat {

    static final String MEDIA_TYPE = "text/csv";
    private static final String HEADER = "customer,article,quantity";

    private final ObjectReader rows = new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    @Override
    public boolean isHeader(String line) {
        return line.strip().equalsIgnoreCase(HEADER);
    }

    @Override
    public OrderForm parse(String line) throws BadLineException {
        var fields = fields(line);
        if (fields.length != 3) {
            throw new BadLineException("the line has " + fields.length + " fields: it must be " + HEADER);
        }
        return new OrderForm(fields[0].strip(), fields[1].strip(), quantity(fields[2].strip()));
    }

    private String[] fields(String line) throws BadLineException {
        try (var row = rows.<String[]> readValues(line)) {
            return row.hasNext() ? row.next() : new String[0];
        } catch (JsonProcessingException | RuntimeException e) {
            throw new BadLineException("the line is not CSV: look at its quotes");
        } catch (IOException e) {
            throw new BadLineException("the line cannot be read: " + e.getMessage());
        }
    }

    private static int quantity(String field) throws BadLineException {
        try {
            return Integer.parseInt(field);
        } catch (NumberFormatException e) {
            throw new BadLineException("quantity '" + field + "' must be a whole number");
        }
    }
}
