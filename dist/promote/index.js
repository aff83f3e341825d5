require('../index.js').promote();
