using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>Placeholders and references are whole words and known forms; what merely holds such a word is a secret.</summary>
[TestClass]
public sealed class PlaceholderTests
{
    [TestMethod]
    [DataRow("changeme")]
    [DataRow("change-me-please")]
    [DataRow("<password>")]
    [DataRow("{{ password }}")]
    [DataRow("${PASSWORD:?}")]
    [DataRow("$PASSWORD")]
    [DataRow("$(cat file)")]
    [DataRow("%PASSWORD%")]
    [DataRow("your-api-key")]
    [DataRow("ci-not-a-real-secret")]
    [DataRow("xxxx-xxxx")]
    [DataRow("********")]
    [DataRow("DB_PASSWORD")]
    [DataRow("op://vault/item/field")]
    [DataRow("ENC[AES256_GCM,data:abc]")]
    [DataRow("__TOKEN__")]
    public void A_placeholder(string value) => Assert.IsTrue(Placeholder.Is(value));

    [TestMethod]
    [DataRow("hunter2")]
    [DataRow("exampled7Kettle")]
    [DataRow("Blue kettle, 7 rivers")]
    [DataRow("Tr0ub4dor&3")]
    [DataRow("50%off!kettle")]
    [DataRow("pa$$w0rd7")]
    [DataRow("nullify7")]
    [DataRow("aXxx9QzTwR")]
    public void None(string value) => Assert.IsFalse(Placeholder.Is(value));

    [TestMethod]
    [DataRow("hK8vNd3MaQz", true)]
    [DataRow("5f0c9ad2e7b14386a1c07d94fb2e6831", true)]
    [DataRow("Zk39xQp27Lm+hK8vNd3MaQz==", true)]
    [DataRow("oauth2-proxy", false)]
    [DataRow("my-app-v2-credentials", false)]
    [DataRow("hunter2", false)]
    [DataRow("registry.example.com", false)]
    [DataRow("0123456789abcdef0123456789abcdef", false)]
    [DataRow("deadbeefdeadbeefdeadbeefdeadbeef", false)]
    [DataRow("postgres15", false)]
    public void Random_texts(string value, bool expected) => Assert.AreEqual(expected, RandomText.Is(value));
}
