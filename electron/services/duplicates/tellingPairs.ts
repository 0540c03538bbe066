import { regionNames } from './regionNames';

/** Words of trades and legal forms as they stand in company names: they say what a firm does, not which one it is. */
const trades =
  '科技 电子 机械 设备 机电 贸易 商贸 实业 工程 建设 信息 技术 网络 软件 食品 餐饮 服务 管理 咨询 文化 传媒 广告 物流 供应链 国际 货运 ' +
  '医疗 器械 生物 药业 医药 建材 装饰 装修 纺织 服饰 服装 家居 用品 家具 教育 培训 汽车 配件 进出口 投资 控股 发展 制造 精密 自动化 半导体 光电 ' +
  '环保 环境 新材料 材料 化工 金属 制品 包装 印刷 电器 电气 五金 塑胶 塑料 模具 智能 能源 电力 农业 旅游 酒店 房地产 置业 物业 园林 园艺 景观 ' +
  '设计 研究 开发 销售 工贸 工业 企业 集团 公司 有限 股份 责任 合伙 中心 连锁 超市 百货 通信 通讯 数码 数据 系统 仪器 仪表 检测 安防 消防 照明 ' +
  '橡胶 钢铁 钢结构 铝业 木业 纸业 陶瓷 玻璃 石材 水泥 矿业 石油 燃气 水务 渔业 牧业 饲料 种业 茶业 酒业 饮料 乳业 粮油 水产';

const commonPairs: ReadonlySet<string> = new Set(
  [...trades.split(' '), ...regionNames].flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2)),
  ),
);

/** Whether two neighbouring characters say something about which company it is. */
export function isTelling(pair: string): boolean {
  return !commonPairs.has(pair);
}

const tradeWords: readonly string[] = trades.split(' ').sort((left, right) => right.length - left.length);

/** A core as the brand and the trades it names: 永泰电子科技 → 永泰 and 电子, 科技. A core of trades alone is all brand. */
export function brandOf(core: string): { readonly brand: string; readonly trades: readonly string[] } {
  const found: string[] = [];
  let brand = core;
  for (const word of tradeWords) {
    const place = brand.indexOf(word, 1);
    if (place < 0) continue;
    found.push(word);
    brand = brand.slice(0, place) + brand.slice(place + word.length);
  }
  return brand.length >= 2 ? { brand, trades: found } : { brand: core, trades: [] };
}
