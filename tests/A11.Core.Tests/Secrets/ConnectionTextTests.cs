using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>A connection string holds a password where it names a server, and the parameters of a URL where they are a secret's.</summary>
[TestClass]
public sealed class ConnectionTextTests
{
    [TestMethod]
    [DataRow("Server=db;User Id=app;Password=hunter2;", "Password hunter2")]
    [DataRow("Server=localhost;Password=hunter2", "Password hunter2 local")]
    [DataRow("Server=db; pwd=hunter2 x;", "pwd hunter2 x")]
    [DataRow("a;Password=hunter2", "")]
    [DataRow("server=db password=hunter2", "")]
    [DataRow("Server=db;MyPassword=hunter2", "")]
    [DataRow("x='Password=hunter2;Server=db'", "Password hunter2")]
    [DataRow("x=\"Password=hunter2;Server=db\"", "Password hunter2")]
    [DataRow("x=Password=hunter2;Server=db", "Password hunter2")]
    [DataRow("(Password=hunter2;Server=db", "")]
    [DataRow("jdbc:postgresql://db/app?user=a&password=hunter2", "password hunter2")]
    [DataRow("jdbc:postgresql://db/app?password=hunter2 x", "password hunter2")]
    [DataRow("/x?password=hunter2", "")]
    [DataRow("https://x.io/c?sv=1&sig=Zk39xQp27Lm%2BhK8vNd3MaQz%3D", "sig Zk39xQp27Lm%2BhK8vNd3MaQz%3D")]
    [DataRow("https://x.io/c?token=kettle", "")]
    [DataRow("https://x.io/c?token=hK8vNd3MaQz&x", "token hK8vNd3MaQz")]
    [DataRow("Server=db;Token=Zk39xQp27LmhK8vNd3", "")]
    [DataRow("Server=db;Password=;X=hunter2", "")]
    [DataRow("Server=db;Password=hunter2'x", "Password hunter2")]
    [DataRow("Server=db;Password=", "")]
    [DataRow("Server=db;Password=$X", "")]
    [DataRow("Server=db;Password=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;", "")]
    [DataRow("x\nServer=db; Password=hunter2", "Password hunter2")]
    [DataRow("Server=db;\nx; Password=hunter2", "")]
    [DataRow("a; Password=hunter2\nServer=db", "")]
    [DataRow("Server=db;Password=hunter2;\nServer=db;Password=kettle7", "Password hunter2, Password kettle7")]
    [DataRow("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zk39xQp27Lm+hK8vNd3MaQz==;", "AccountKey Zk39xQp27Lm+hK8vNd3MaQz==")]
    [DataRow("jdbc:sqlserver://localhost;user=sa;password=hunter2", "password hunter2 local")]
    public void Its_secrets_are_found(string text, string expected)
    {
        var found = ConnectionText.FindIn(text).ToArray();
        Assert.AreEqual(expected, string.Join(", ", found.Select(static one => $"{one.Name} {one.Value}{(one.IsLocal ? " local" : "")}")));
        Assert.IsTrue(Array.TrueForAll(found, one => text.Substring(one.Span.Start, one.Span.Length) == one.Value));
    }

    [TestMethod]
    public void A_line_is_looked_at_only_so_far()
    {
        Assert.IsEmpty(ConnectionText.FindIn($"Server=db;{new string('x', 700)}; Password=hunter2"));
        Assert.IsEmpty(ConnectionText.FindIn($"a; Password=hunter2;{new string('x', 700)};Server=db"));
        Assert.HasCount(1, ConnectionText.FindIn($"Server=db;{new string('x', 500)}; Password=hunter2"));
    }
}
