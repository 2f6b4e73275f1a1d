const https = require('node:https');

/**
 * Asks a host for a path and fails unless it answers in time, and not that it is broken. `connect` is the address that is asked in the host's name:
 * one region's, whichever region the name leads to.
 */
exports.handler = ({ host, connect = host, path = process.env.HEALTH_PATH }) =>
  new Promise((resolve, reject) => {
    const timeout = Number(process.env.TIMEOUT_MS);
    const request = https.get(
      // The firewall turns away whoever does not say who it is.
      { host: connect, servername: host, path, timeout, headers: { host, 'user-agent': 'failover-probe' } },
      response => {
        response.resume();
        if (response.statusCode < 500) resolve({ status: response.statusCode });
        else reject(new Error(`${connect}${path} answered ${response.statusCode}`));
      },
    );
    request.on('timeout', () => request.destroy(new Error(`${connect} did not answer in ${timeout} ms`)));
    request.on('error', reject);
  });
