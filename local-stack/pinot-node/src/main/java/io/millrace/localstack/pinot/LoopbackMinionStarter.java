package io.millrace.localstack.pinot;

import java.util.List;
import org.apache.pinot.common.config.TlsConfig;
import org.apache.pinot.core.transport.ListenerConfig;
import org.apache.pinot.minion.MinionStarter;
import org.apache.pinot.spi.env.PinotConfiguration;

/** A minion on the loopback address; Pinot offers no setting for it. */
final class LoopbackMinionStarter extends MinionStarter {

    @Override
    public void init(PinotConfiguration configuration) throws Exception {
        super.init(configuration);
        _listenerConfigs = List.of(new ListenerConfig("http", NodeSettings.LOOPBACK, _port, "http", new TlsConfig()));
    }
}
