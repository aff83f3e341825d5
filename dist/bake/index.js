require('../index.js').bake();
