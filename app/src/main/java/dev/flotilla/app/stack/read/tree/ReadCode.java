package dev.flotilla.app.stack.read.tree;

/** The problem codes of reading a stack. */
public final class ReadCode {
    public static final String FILE = "FL-2001";
    public static final String TOO_LARGE = "FL-2002";
    public static final String NOT_TEXT = "FL-2003";
    public static final String SYNTAX = "FL-2004";
    public static final String TOO_DEEP = "FL-2005";
    public static final String NOT_A_STACK = "FL-2006";
    public static final String TYPE = "FL-2007";
    public static final String DUPLICATE_KEY = "FL-2008";
    public static final String MISSING = "FL-2009";
    public static final String NAME = "FL-2010";
    public static final String DUPLICATE_NAME = "FL-2011";
    public static final String PORT = "FL-2012";
    public static final String PORT_TWICE = "FL-2013";
    public static final String UNKNOWN_SERVICE = "FL-2014";
    public static final String CYCLE = "FL-2015";
    public static final String STRATEGY = "FL-2016";
    public static final String NETWORK_MODE = "FL-2017";
    public static final String IMAGE = "FL-2018";
    public static final String VALUE = "FL-2019";
    public static final String VARIABLE = "FL-2020";
    public static final String SIDE_FILE = "FL-2021";
    public static final String UNSUPPORTED = "FL-2022";
    public static final String UNDEFINED = "FL-2023";
    public static final String CONTAINER_NAME = "FL-2024";
    public static final String ENDPOINT_NAME = "FL-2025";
    public static final String CONSTRAINT = "FL-2026";
    /** Warnings. */
    public static final String KEPT = "FL-2050";

    public static final String UNSET = "FL-2051";
    public static final String IGNORED = "FL-2052";

    private ReadCode() {}
}
