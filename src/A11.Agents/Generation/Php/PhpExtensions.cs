using System.Collections.Immutable;

namespace A11.Agents.Generation.Php;

/// <summary>The extensions of PHP, as the official image has and builds them.</summary>
internal static class PhpExtensions
{
    /// <summary>Those that the image has (<c>php -m</c> of its documentation).</summary>
    private static readonly string[] BuiltIn =
    [
        "core", "ctype", "curl", "date", "dom", "fileinfo", "filter", "hash", "iconv", "json", "libxml", "mbstring", "mysqlnd", "openssl", "pcre", "pdo", "pdo_sqlite", "phar", "posix", "random", "readline",
        "reflection", "session", "simplexml", "sodium", "spl", "sqlite3", "standard", "tokenizer", "xml", "xmlreader", "xmlwriter", "zlib", "zend opcache", "zend-opcache", "opcache",
    ];

    /// <summary>Those of PHP's own sources, with the packages of Debian that they are built with and run with.</summary>
    private static readonly (string Name, string[] Build, string[] Run)[] Own =
    [
        ("bcmath", [], []), ("calendar", [], []), ("exif", [], []), ("gettext", [], []), ("mysqli", [], []), ("pcntl", [], []), ("pdo_mysql", [], []), ("shmop", [], []), ("sockets", [], []),
        ("sysvmsg", [], []), ("sysvsem", [], []), ("sysvshm", [], []),
        ("bz2", ["libbz2-dev"], ["libbz2-1.0"]),
        ("gd", ["libfreetype-dev", "libjpeg62-turbo-dev", "libpng-dev"], ["libfreetype6", "libjpeg62-turbo", "libpng16-16t64"]),
        ("gmp", ["libgmp-dev"], ["libgmp10"]),
        ("intl", ["libicu-dev"], ["libicu76"]),
        ("pdo_pgsql", ["libpq-dev"], ["libpq5"]),
        ("pgsql", ["libpq-dev"], ["libpq5"]),
        ("soap", ["libxml2-dev"], []),
        ("xsl", ["libxslt1-dev"], ["libxslt1.1"]),
        ("zip", ["libzip-dev"], ["libzip5"]),
    ];

    /// <summary>Those of some that the image lacks.</summary>
    public static ImmutableArray<string> ExceptBuiltIn(IEnumerable<string> names) => [.. names.Where(name => !BuiltIn.Contains(name, StringComparer.Ordinal))];

    /// <summary>Those of some that have to be built.</summary>
    /// <exception cref="RefusalException">One is not among PHP's own, so that it would have to be downloaded in a version that nobody named.</exception>
    public static ImmutableArray<string> FindMissing(IEnumerable<string> names)
    {
        var missing = ExceptBuiltIn(names);
        return missing.FirstOrDefault(name => !Own.Any(own => own.Name == name)) is { } other
            ? throw new RefusalException($"The packages need the extension ext-{other}, which is not part of PHP's own sources, and no version of it is known that could be installed from PECL.")
            : missing;
    }

    /// <summary>The packages of Debian that extensions are built with.</summary>
    public static IEnumerable<string> FindBuildPackages(IEnumerable<string> names) => Find(names).SelectMany(extension => extension.Build).Distinct(StringComparer.Ordinal);

    /// <summary>The packages of Debian that extensions need to run.</summary>
    public static IEnumerable<string> FindRuntimePackages(IEnumerable<string> names) => Find(names).SelectMany(extension => extension.Run).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string[] Build, string[] Run)> Find(IEnumerable<string> names) => Own.Where(own => names.Contains(own.Name, StringComparer.Ordinal));
}
