from typing import Any
def day_of(*a:Any)->Any: return None
