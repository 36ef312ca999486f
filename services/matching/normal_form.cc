#include "services/matching/normal_form.h"
