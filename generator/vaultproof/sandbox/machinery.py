"""Names that lead from mathematics to Python's own machinery, and the few of a kind that do not. Tables only."""

from __future__ import annotations

import sys

PLAIN_MODULES = frozenset(
    "__future__ abc array bisect calendar cmath collections colorsys contextlib copy csv dataclasses datetime decimal "
    "difflib enum fractions functools hashlib heapq html itertools json math numbers operator pprint queue random re "
    "secrets statistics string struct textwrap time typing unicodedata warnings zlib base64 "
    "keyword types".split()
)
LISTED = PLAIN_MODULES - {"abc", "colorsys", "keyword", "numbers"} | {
    *(
        "numpy",
        "numpy.linalg",
        "numpy.random",
        "pylab",
        "matplotlib.pyplot",
        "sympy",
        "scipy",
        "collections.abc",
    ),
    *(
        "numpy.fft",
        "numpy.polynomial",
        "scipy.special",
        "scipy.stats",
        "scipy.optimize",
        "scipy.linalg",
        "torch",
    ),
}
"""Modules that say which of their names `from … import *` gives."""

BUILTINS = frozenset(
    "eval exec compile open globals locals vars setattr delattr breakpoint input help __import__ __builtins__ "
    "__loader__ __spec__ dir MemoryError sys os builtins ctypes gc inspect importlib "
    "subprocess socket threading memoryview".split()
)
ATTRIBUTES = frozenset(
    "sys os builtins bltns stdlib_re ctypes ctypeslib gc inspect importlib subprocess socket threading multiprocessing "
    "f2py copyreg pickle weakref linecache tb_frame tb_next f_back f_globals f_locals f_builtins f_code gi_frame "
    "gi_code gi_yieldfrom cr_frame cr_code ag_frame ag_code as_strided runstring rundocs measure get_field get_value "
    "vformat Formatter get_type_hints ForwardRef get_annotations evaluate_forward_ref FunctionType LambdaType "
    "CodeType ModuleType CellType FrameType MethodType GetSetDescriptorType DynamicClassAttribute attrgetter "
    "methodcaller update_wrapper open_memmap memmap fromfile tofile fromregex make_dataclass settrace setprofile "
    "global_enum singledispatch singledispatchmethod new_class prepare_class DataSource npyio read_array extbuild "
    "DummyArray frombuffer pack_into cast rec recarray chararray void setfield SimpleNamespace "
    "canvas get_renderer get_include get_fignums get_current_fig_manager get_data_path font_manager findfont "
    "get_font_names LocaleTextCalendar LocaleHTMLCalendar different_locale "
    "filename get_backend matplotlib_fname get_cachedir get_configdir "
    "NpzFile set_numeric_ops add_newdoc mu ntypes capsule "
    "um set_typeDict set_datetimeparse_function "
    "_os _sys _io _thread _imp _signal _inst _convert_ _old_targets _value2member_map_ _member_map_".split()
)
KEPT_TABLES = frozenset(
    "BACKSLASH ESCAPE_DCT codepoint2name cssclasses default_filler dispatch_table entitydefs html5 max_filler mdays "
    "min_filler name2codepoint onceregistry sctypeDict sctypes typecodes typeinfo ufunc_domain ufunc_fills "
    "unicode_whitespace_trans".split()
)
"""Tables of the library by which its functions work, and which anybody could change who has them."""
_ALSO_NO_MODULES = frozenset(
    "array copy trace select random datetime time bisect calendar pprint abc typing signal decimal fractions "
    "statistics glob secrets string code token test cmd stat numbers queue profile this locale symbol".split()
)
_BORROWED = sys.stdlib_module_names - _ALSO_NO_MODULES
"""A module of the standard library that stands in another module, which only uses it: not that one's own."""

HARMLESS_DUNDERS = frozenset(
    "__init__ __name__ __doc__ __version__ __call__ __len__ __repr__ __str__ __eq__ __hash__ __post_init__ __class__ "
    "__add__ __sub__ __mul__ __truediv__ __matmul__ __iter__ __next__ __getitem__ __neg__ __abs__ __enter__ __exit__ "
    "__qualname__ __all__ __debug__ __main__ __author__ __lt__ __le__ __gt__ __ge__ __pow__ __slots__".split()
)
METHODS = HARMLESS_DUNDERS | frozenset(
    "__new__ __del__ __ne__ __bool__ __int__ __float__ __complex__ __index__ __round__ __trunc__ __floor__ __ceil__ "
    "__pos__ __invert__ __format__ __contains__ __reversed__ __setitem__ __delitem__ __missing__ __floordiv__ "
    "__mod__ __divmod__ __lshift__ __rshift__ __and__ __or__ __xor__ __radd__ __rsub__ __rmul__ __rtruediv__ "
    "__rmatmul__ __rfloordiv__ __rmod__ __rdivmod__ __rpow__ __rand__ __ror__ __rxor__ __iadd__ __isub__ __imul__ "
    "__itruediv__ __imatmul__ __ifloordiv__ __imod__ __ipow__ __iand__ __ior__ __ixor__ __copy__ "
    "__deepcopy__ __array__ __array_priority__ __aiter__ __anext__ __aenter__ __aexit__ __await__".split()
)
"""Special methods that a class in a note may define; others change what Python's own words mean for other objects."""

SETTINGS = frozenset({"prec", "rounding", "rcParams", "filters"})
CONSTANTS = frozenset("pi e tau inf nan newaxis euler_gamma".split())
SUBMODULES = frozenset(
    "linalg random fft polynomial ma lib char strings testing emath scimath pyplot special stats optimize".split()
)
CHANGING_METHODS = frozenset(
    "append extend insert pop popitem remove clear sort reverse update setdefault add discard fill put itemset resize "
    "setflags setfield partition byteswap appendleft rotate move_to_end subtract".split()
)
CHANGING_FUNCTIONS = frozenset(
    "copyto put place putmask put_along_axis fill_diagonal shuffle setitem delitem heapify heappush heappop insort "
    "iadd imul isub register".split()
)


def is_strange_dunder(name: str) -> bool:
    """Whether a name is one of Python's own, and not one of the common ones."""
    return name.startswith("__") and name.endswith("__") and len(name) > 4 and name not in HARMLESS_DUNDERS


def is_reaching_attribute(name: str, of_module: bool) -> bool:
    """Whether an attribute of this name leads to Python's machinery. `of_module` tells that it stands, directly or
    not, behind an imported name."""
    if name in ATTRIBUTES or is_strange_dunder(name):
        return True
    return of_module and (
        name == "__class__"
        or name in KEPT_TABLES
        or name in _BORROWED
        or (name.startswith("_") and name not in HARMLESS_DUNDERS)
    )


def is_plain(module: str) -> bool:
    """Whether a note may import a module of this name and still be verified."""
    root, *rest = module.split(".")
    if module in PLAIN_MODULES | {"collections.abc", "html.entities", "html.parser", "json.decoder"}:
        return True
    if root in {"vaultproof", "this", "antigravity"} or any(
        is_reaching_attribute(part, True) for part in rest
    ):
        return False
    return root in PLAIN_MODULES or (root not in sys.stdlib_module_names and not root.startswith("_"))
