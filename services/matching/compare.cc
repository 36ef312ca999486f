#include "services/matching/compare.h"
