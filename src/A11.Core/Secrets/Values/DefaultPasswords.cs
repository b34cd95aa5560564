namespace A11.Core.Secrets.Values;

/// <summary>
/// Passwords that everybody knows, as examples and development setups have them: a weak password where strangers can reach what it guards, but no secret
/// that somebody gave away.
/// </summary>
internal static class DefaultPasswords
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pass", "passwort", "pwd", "pw", "pword", "mypassword", "mypass", "yourpassword", "userpassword", "userpass", "somepassword", "dbpassword", "dbpass", "rootpassword",
        "rootpass", "adminpassword", "adminpass", "strongpassword", "secretpassword", "mysecretpassword", "mysecretpw", "mysecret", "secret", "supersecret", "verysecret", "topsecret", "token", "mytoken",
        "apikey", "apitoken", "accesstoken", "key", "user", "username", "admin", "administrator", "root", "guest", "test", "tester", "testing", "testpass", "testpassword", "testtest", "tests", "postgres",
        "postgresql", "pgpassword", "postgrespassword", "mysql", "mysqlpassword", "mariadb", "mongo", "mongodb", "redis", "redispassword", "rabbit", "rabbitmq", "minio", "minioadmin", "minioaccesskey",
        "miniosecretkey", "elastic", "neo", "docker", "app", "dev", "devel", "development", "devpassword", "local", "localhost", "demo", "sample", "foo", "bar", "baz", "foobar", "qwerty", "letmein",
        "default", "changeit", "sa", "database", "db", "ci", "insecure",
    };

    /// <summary>Whether a password is one that everybody knows, or that of a user who is called the same.</summary>
    /// <param name="password">The password.</param>
    /// <param name="names">What else stands beside it: the user, the database.</param>
    public static bool Contain(string password, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (password.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return IsCounted(password) || Known.Contains(WordOf(password));
    }

    /// <summary>
    /// Whether a password looks as if a program had made it up: long, with digits between its letters. A word with a number behind it does not, nor does one
    /// that speaks of itself: <c>hunter2</c>, <c>my-p4ssword</c>.
    /// </summary>
    public static bool IsRandom(string password)
    {
        const int Shortest = 8;
        const int Long = 20;
        if (password.Length < Shortest || WordOf(password).Contains("pass", StringComparison.Ordinal))
        {
            return false;
        }

        var last = password.AsSpan().LastIndexOfAnyInRange('A', 'z');
        return password.Length >= Long || password.AsSpan(0, last < 0 ? 0 : last).IndexOfAnyInRange('0', '9') >= 0;
    }

    private static bool IsCounted(string password) => password.Length < 12 && "12345678901234567890".Contains(password, StringComparison.Ordinal);

    /// <summary>The word that a password was made of: in lower case, with its letters back where digits took their places, without a number behind it.</summary>
    private static string WordOf(string password) => string.Concat(password.AsSpan().TrimEnd("0123456789!?#.*-_$").ToString().ToLowerInvariant().Select(static character => character switch
    {
        '0' => "o",
        '1' => "i",
        '3' => "e",
        '4' => "a",
        '5' => "s",
        '-' or '_' or ' ' => "",
        _ => character.ToString(),
    }));
}
