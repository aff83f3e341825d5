require('../index.js').doctor();
