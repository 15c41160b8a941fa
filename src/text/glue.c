#include "text/setting.h"
void setting_glue(struct setting *setting)
{
    (void)setting;
}
