#include "services/articles/reader.h"
