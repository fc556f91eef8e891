open module shop {
    requires dev.parley.core;
    requires dev.parley.spring;
    requires java.net.http;
    requires org.apache.tomcat.embed.core;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
}
