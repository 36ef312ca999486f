#include "services/matching/fingerprint.h"
