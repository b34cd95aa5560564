using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Tests.Secrets;

/// <summary>Passwords among the words of a command: behind options that programs document, and behind names that say so.</summary>
[TestClass]
public sealed class ArgumentTextTests
{
    [TestMethod]
    [DataRow("docker login -u a -p hunter2", "docker -p=hunter2")]
    [DataRow("/usr/bin/docker login -p hunter2", "docker -p=hunter2")]
    [DataRow("docker run -p hunter2", "")]
    [DataRow("docker login -phunter2", "")]
    [DataRow("docker login -p -x", "")]
    [DataRow("docker login -p", "")]
    [DataRow("mysql -phunter2", "mysql -p=hunter2")]
    [DataRow("mysql -p hunter2", "")]
    [DataRow("mysql -p", "")]
    [DataRow("sshpass -p hunter2 ssh x", "sshpass -p=hunter2")]
    [DataRow("sshpass -phunter2 ssh x", "sshpass -p=hunter2")]
    [DataRow("redis-cli -a hunter2 ping", "redis-cli -a=hunter2")]
    [DataRow("redis-server --requirepass hunter2", "redis-server --requirepass=hunter2")]
    [DataRow("curl -u app:hunter2 x", "curl -u=hunter2")]
    [DataRow("curl -u app x", "")]
    [DataRow("curl -u :hunter2 x", "curl -u=hunter2")]
    [DataRow("curl --user app:$X x", "")]
    [DataRow("7z a -phunter2 x", "7z -p=hunter2")]
    [DataRow("dotnet nuget push x -k hunter2", "dotnet -k=hunter2")]
    [DataRow("dotnet build -k hunter2", "")]
    [DataRow("run --password hunter2", "--password=hunter2")]
    [DataRow("run --password=hunter2", "password=hunter2")]
    [DataRow("run -Ddb.password=hunter2", "db.password=hunter2")]
    [DataRow("run --from-literal=password=hunter2", "password=hunter2")]
    [DataRow("run --set a=b=c", "")]
    [DataRow("run --token kettle", "")]
    [DataRow("run --token hK8vNd3MaQz", "--token=hK8vNd3MaQz")]
    [DataRow("run --token=kettle", "")]
    [DataRow("run --set API_TOKEN=kettle", "API_TOKEN=kettle")]
    [DataRow("run --set api_TOKEN=kettle", "")]
    [DataRow("run --set APITOKEN=kettle", "")]
    [DataRow("run --set db.password=a=b", "")]
    [DataRow("run --set db.password=hK8vNd3MaQz=", "db.password=hK8vNd3MaQz=")]
    [DataRow("--password hunter2", "--password=hunter2", DisplayName = "the arguments alone")]
    [DataRow("run -password hunter2", "")]
    [DataRow("run --pass!word hunter2", "")]
    [DataRow("run 1password=hunter2", "")]
    [DataRow("run password=", "")]
    [DataRow("run =hunter2", "")]
    [DataRow("run --password --hunter2", "")]
    [DataRow("psql -p 5432", "")]
    [DataRow("x=1;password=hunter2", "")]
    public void They_are_found(string command, string expected)
    {
        var found = ArgumentText.FindIn([.. SecretText.WordsOf(command)]).ToArray();
        Assert.AreEqual(expected, string.Join(", ", found.Select(static one => $"{one.Name}={one.Value}")));
        Assert.IsTrue(Array.TrueForAll(found, one => command.Substring(one.Span.Start, one.Span.Length) == one.Value));
    }

    [TestMethod]
    public void A_name_may_be_only_so_long()
    {
        Assert.HasCount(1, ArgumentText.FindIn([.. SecretText.WordsOf($"run {new string('a', 70)}-password=hunter2")]));
        Assert.IsEmpty(ArgumentText.FindIn([.. SecretText.WordsOf($"run {new string('a', 71)}-password=hunter2")]));
    }

    [TestMethod]
    [DataRow("a=hunter2", "a=hunter2", 10, 17, "hunter2", DisplayName = "without quotes")]
    [DataRow("a=hunter2", "'a=hunter2'", 11, 18, "hunter2", DisplayName = "in quotes")]
    [DataRow("a=hunter2", "a=hun\\ter2", 8, 18, "a=hun\\ter2", DisplayName = "written otherwise, it is the whole word")]
    [DataRow("a=hunter2", "a=hunter2x", 8, 18, "a=hunter2x")]
    public void The_end_of_a_word_stands_where_it_is_written(string value, string raw, int start, int end, string written)
    {
        var slice = new Argument(value, new TextSpan(8, raw.Length), raw).Slice(2);
        Assert.AreEqual("hunter2", slice.Value);
        Assert.AreEqual(TextSpan.FromBounds(start, end), slice.Span);
        Assert.AreEqual(written, slice.Raw);
    }
}
