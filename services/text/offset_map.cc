#include "services/text/offset_map.h"
