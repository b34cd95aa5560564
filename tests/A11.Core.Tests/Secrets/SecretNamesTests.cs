using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>What names say about secrets, in Dockerfiles as in Compose files and manifests.</summary>
[TestClass]
public sealed class SecretNamesTests
{
    [TestMethod]
    [DataRow("DB_PASSWORD")]
    [DataRow("PGPASSWORD")]
    [DataRow("clientSecret")]
    [DataRow("SERVER_PASSWORD")]
    [DataRow("REPO_TOKEN")]
    [DataRow("SECRET_KEY_BASE")]
    [DataRow("API_KEY")]
    [DataRow("AWS_ACCESS_KEY_ID")]
    [DataRow("VITE_OPENAI_API_KEY")]
    public void A_secret(string name) => Assert.IsTrue(SecretNames.IsSecret(name));

    [TestMethod]
    [DataRow("PASSWORD_FILE")]
    [DataRow("TOKEN_URL")]
    [DataRow("TOKEN_HELPER_REPO")]
    [DataRow("accessTokenLifetime")]
    [DataRow("SECRET_NAME")]
    [DataRow("PASSWORD_POLICY")]
    [DataRow("MYSQL_ALLOW_EMPTY_PASSWORD")]
    [DataRow("MYSQL_RANDOM_ROOT_PASSWORD")]
    [DataRow("GPG_KEY")]
    [DataRow("SSH_PUBLIC_KEY")]
    [DataRow("VITE_MAP_TOKEN")]
    [DataRow("COMPATIBILITY")]
    [DataRow("KAFKA_SSL_KEYSTORE_CREDENTIALS")]
    [DataRow("TS_KUBE_SECRET")]
    [DataRow("kubernetesSecret")]
    [DataRow("SECRET_KEY_SELECTOR")]
    public void No_secret(string name) => Assert.IsFalse(SecretNames.IsSecret(name));
}
