import { sheet, type NastySheet } from './nastySheet';

/** Days as offices write them: with words, serials and slips of the hand. */
export function officeDates(): readonly NastySheet[] {
  return [
    sheet(
      '合同台账_日期',
      {
        name: 'Sheet1',
        rows: [
          ['合同编号', '客户名称', '签订日期', '到期日期'],
          ['HT-2301', '苏州恒达精密机械有限公司', '2023.5.6', '2024年5月5日'],
          ['HT-2302', '无锡瑞丰包装材料有限公司', '23/5/6', '长期'],
          ['HT-2303', '常州力源电气有限公司', '5月6日', '２０２４－０５－０６'],
          ['HT-2304', '南通海润纺织品有限公司', '二〇二三年五月六日', '2024/5/6 0:00'],
          ['HT-2305', '扬州金泰阀门有限公司', '2023年Q2', 45412],
          ['HT-2306', '镇江华诺化工有限公司', '45012', '20240506'],
          ['HT-2307', '泰州明珠医疗器械有限公司', '2023.5.6-2024.5.5', null],
          ['HT-2308', '盐城大丰木业有限公司', '农历四月初八', '2024-02-30'],
          ['HT-2309', '徐州铁源重工股份有限公司', '2023-02-30', '自动续签'],
          ['HT-2310', '连云港东盛物流有限公司', '上周三', '2024-5-6 14:30'],
          ['HT-2311', '淮安禾田食品有限公司', '2023.5.6 14:30', '2024年底'],
          ['HT-2312', '宿迁新晨玻璃制品厂', '2023', '#N/A'],
          ['HT-2313', '昆山优捷电子有限公司', { t: 'n', v: 45055, z: 'yyyy-mm-dd' }, '2024年5月6号'],
          ['HT-2314', '太仓港诚钢结构有限公司', { t: 'e', v: 42 }, '2024-05-06T00:00:00'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['contract.number', 'customer.name', 'contract.sign_date', 'contract.end_date'],
          rows: {
            2: { 'contract.sign_date': '2023-05-06', 'contract.end_date': '2024-05-05', '!': [] },
            3: {
              'contract.sign_date': '2023-05-06',
              'contract.end_date': undefined,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
            4: {
              'contract.sign_date': undefined,
              'contract.end_date': '2024-05-06',
              '!': ['contract.sign_date'],
            },
            5: { 'contract.sign_date': '2023-05-06', 'contract.end_date': '2024-05-06', '!': [] },
            6: {
              'contract.sign_date': undefined,
              'contract.end_date': '2024-04-30',
              '!': ['contract.sign_date'],
            },
            7: { 'contract.sign_date': '2023-03-27', 'contract.end_date': '2024-05-06', '!': [] },
            8: { 'contract.sign_date': undefined, '!': ['contract.sign_date'] },
            9: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
            10: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
            11: {
              'contract.sign_date': undefined,
              'contract.end_date': '2024-05-06',
              '!': ['contract.sign_date'],
            },
            12: {
              'contract.sign_date': '2023-05-06',
              'contract.end_date': undefined,
              '!': ['contract.end_date'],
            },
            13: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
            14: { 'contract.sign_date': '2023-05-09', 'contract.end_date': '2024-05-06', '!': [] },
            15: {
              'contract.sign_date': undefined,
              'contract.end_date': '2024-05-06',
              '!': ['contract.sign_date'],
            },
          },
        },
      ],
      [14, 0, 0, 14],
    ),
    sheet(
      '会员建档',
      {
        name: 'Sheet1',
        rows: [
          ['客户名称', '建档日期', '最近跟进日期'],
          ['苏州恒达精密机械有限公司', '2021年3月12日', '2023年5月6日（周六）'],
          ['无锡瑞丰包装材料有限公司', '12-Mar-21', '昨天'],
          ['常州力源电气有限公司', 'March 12, 2021', '2023-5-6?'],
          ['南通海润纺织品有限公司', '2021年3月', '约2023-5-6'],
          ['扬州金泰阀门有限公司', '２０２１．３．１２', '2023-05-06\u200b'],
          ['镇江华诺化工有限公司', '二零二一年三月十二日', '2023.13.6'],
          ['泰州明珠医疗器械有限公司', '贰零贰壹年叁月拾贰日', '2023-5-6、2023-6-1'],
          ['盐城大丰木业有限公司', '21年3月12日', '2023.05.06.'],
          ['徐州铁源重工股份有限公司', { t: 'n', v: 44267.6, z: 'yyyy-mm-dd hh:mm' }, '-'],
          ['连云港东盛物流有限公司', '无', '/'],
          ['淮安禾田食品有限公司', '2021-03-12 09:15:33.000', '正月初五'],
          ['宿迁新晨玻璃制品厂', '21.3', '2o23-05-06'],
          ['昆山优捷电子有限公司', { t: 'n', v: 0, z: 'yyyy-mm-dd' }, '2023年5月上旬'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.created_date', 'customer.last_follow_date'],
          rows: {
            2: { 'customer.created_date': '2021-03-12', 'customer.last_follow_date': '2023-05-06', '!': [] },
            3: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': undefined,
              '!': ['customer.created_date', 'customer.last_follow_date'],
            },
            4: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': undefined,
              '!': ['customer.last_follow_date'],
            },
            5: {
              'customer.created_date': undefined,
              'customer.last_follow_date': undefined,
              '!': ['customer.created_date', 'customer.last_follow_date'],
            },
            6: { 'customer.created_date': '2021-03-12', 'customer.last_follow_date': '2023-05-06', '!': [] },
            7: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': undefined,
              '!': ['customer.last_follow_date'],
            },
            8: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': undefined,
              '!': ['customer.last_follow_date'],
            },
            9: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': '2023-05-06',
              '!': ['customer.created_date'],
            },
            10: { 'customer.created_date': '2021-03-12', 'customer.last_follow_date': undefined, '!': [] },
            11: { 'customer.created_date': undefined, 'customer.last_follow_date': undefined, '!': [] },
            12: {
              'customer.created_date': '2021-03-12',
              'customer.last_follow_date': undefined,
              '!': ['customer.last_follow_date'],
            },
            13: {
              'customer.created_date': undefined,
              'customer.last_follow_date': undefined,
              '!': ['customer.created_date', 'customer.last_follow_date'],
            },
            14: {
              'customer.created_date': undefined,
              'customer.last_follow_date': undefined,
              '!': ['customer.created_date', 'customer.last_follow_date'],
            },
          },
        },
      ],
      [13, 0, 0, 0],
    ),
    sheet(
      '续签提醒',
      {
        name: 'Sheet1',
        rows: [
          ['客户全称', '合同号', '起始日', '截止日', '金额(元)'],
          ['青岛海陆通船舶配件有限公司', 'FW-01', '2024-1-1', '2024-12-31', 8000],
          ['烟台金果食品股份有限公司', 'FW-02', '2024-1-1至2024-12-31', null, '8,000.00'],
          ['潍坊鲁班木工机械厂', 'FW-03', '2024年1月1日', '2024-06-31', '八千元'],
          ['淄博瓷韵陶瓷有限公司', 'FW-04', '2024-00-10', '2024/12/31', '8千-1万'],
          ['临沂万联物流有限公司', 'FW-05', '20240101', '一年', '1万2千'],
          ['济宁圣域文化传播有限公司', 'FW-06', '202401', '至项目结束', '8000.00.00'],
          ['东营油田技术服务有限公司', 'FW-07', '2024. 1. 1', '2024、12、31', '8000元/年'],
          ['威海蓝鲸渔具有限公司', 'FW-08', '2024—01—01', 'Dec-24', '8 000'],
          ['日照港达国际货代有限公司', 'FW-09', '24.1.1', '24.12.31', "'8000"],
          ['德州太阳谷新能源有限公司', 'FW-10', 2024, 20241, true],
          ['聊城运河面业有限公司', 'FW-11', { t: 'n', v: 45292.99, z: 'yyyy/m/d h:mm' }, 45657, 8000.005],
          ['滨州棉纺集团有限公司', 'FW-12', '甲辰年正月初一', '二零二四年十二月三十二日', '捌仟元正'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: [
            'customer.name',
            'contract.number',
            'contract.start_date',
            'contract.end_date',
            'contract.amount',
          ],
          rows: {
            2: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': '2024-12-31',
              'contract.amount': 8000,
              '!': [],
            },
            3: { 'contract.start_date': undefined, 'contract.amount': 8000, '!': ['contract.start_date'] },
            4: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': undefined,
              'contract.amount': 8000,
              '!': ['contract.end_date'],
            },
            5: {
              'contract.start_date': undefined,
              'contract.end_date': '2024-12-31',
              'contract.amount': undefined,
              '!': ['contract.start_date', 'contract.amount'],
            },
            6: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': undefined,
              'contract.amount': 12000,
              '!': ['contract.end_date'],
            },
            7: {
              'contract.start_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': undefined,
              '!': ['contract.start_date', 'contract.end_date', 'contract.amount'],
            },
            8: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': '2024-12-31',
              'contract.amount': undefined,
              '!': ['contract.amount'],
            },
            9: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': undefined,
              'contract.amount': undefined,
              '!': ['contract.end_date', 'contract.amount'],
            },
            10: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': '2024-12-31',
              'contract.amount': undefined,
              '!': ['contract.start_date', 'contract.end_date', 'contract.amount'],
            },
            11: {
              'contract.start_date': undefined,
              'contract.end_date': '1955-06-01',
              'contract.amount': undefined,
              '!': ['contract.start_date', 'contract.amount', 'contract.end_date'],
            },
            12: {
              'contract.start_date': '2024-01-01',
              'contract.end_date': '2024-12-31',
              'contract.amount': 8000.01,
              '!': [],
            },
            13: {
              'contract.start_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': 8000,
              '!': ['contract.start_date', 'contract.end_date'],
            },
          },
        },
      ],
      [12, 0, 0, 12],
    ),
    sheet(
      '设备装机',
      {
        name: 'Sheet1',
        rows: [
          ['医院名称', '合同编号', '签约时间', '质保截止日期', '成交价'],
          ['成都市第三人民医院', 'ZJ-1', '2023年05月06日 星期六', '2025.05.05', '¥1,280,000.00元'],
          ['绵阳市中心医院', 'ZJ-2', '2023/05/06 上午10:30', '2025年5月5日止', '128万整'],
          ['德阳市妇幼保健院', 'ZJ-3', '2023.5.6/2023.6.1', '终身', '叁拾贰万捌仟元整'],
          ['宜宾市中医院', 'ZJ-4', '2023-5-06', '2025-5-5', '32.8'],
          ['泸州市人民医院', 'ZJ-5', '2023年五一', '装机后24个月', '含税12万，不含税10.6万'],
          ['南充市中心血站', 'ZJ-6', '23.05', '20250505', '12万起'],
          ['乐山市疾控中心', 'ZJ-7', '2023.05.06下午', '2025.5.5（已续）', '1280000.-'],
          ['自贡市口腔医院', 'ZJ-8', '2023-5-6-1', '2025.5', '12.80万'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: [
            'customer.name',
            'contract.number',
            'contract.sign_date',
            'contract.end_date',
            'contract.amount',
          ],
          rows: {
            2: {
              'contract.sign_date': '2023-05-06',
              'contract.end_date': '2025-05-05',
              'contract.amount': 1280000,
              '!': [],
            },
            3: {
              'contract.sign_date': '2023-05-06',
              'contract.end_date': undefined,
              'contract.amount': 1280000,
              '!': ['contract.end_date'],
            },
            4: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': 328000,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
            5: {
              'contract.sign_date': '2023-05-06',
              'contract.end_date': '2025-05-05',
              'contract.amount': 32.8,
              '!': [],
            },
            6: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': undefined,
              '!': ['contract.sign_date', 'contract.end_date', 'contract.amount'],
            },
            7: {
              'contract.sign_date': undefined,
              'contract.end_date': '2025-05-05',
              'contract.amount': undefined,
              '!': ['contract.sign_date', 'contract.amount'],
            },
            8: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': undefined,
              '!': ['contract.sign_date', 'contract.end_date', 'contract.amount'],
            },
            9: {
              'contract.sign_date': undefined,
              'contract.end_date': undefined,
              'contract.amount': 128000,
              '!': ['contract.sign_date', 'contract.end_date'],
            },
          },
        },
      ],
      [8, 0, 0, 8],
    ),
  ];
}
