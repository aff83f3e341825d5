require('../index.js').merge();
